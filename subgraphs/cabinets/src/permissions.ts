import { PermissionTable } from '@otklik/identity';

/** Who may do what with agencies, cabinets, staff and plugins. Agencies and categories are for everybody to read. */
export const CABINET_PERMISSIONS = new PermissionTable({
  'agency.import': {
    title: { ru: 'Вести список ведомств и открывать кабинеты', en: 'Keep the list of agencies and open cabinets' },
    who: ['OPERATOR'],
    scope: 'agencies:write',
    ground: { ru: 'Правило платформы: состав ведомств определяет регион, ведёт оператор', en: 'Rule of the platform: the region decides which agencies there are, the operator keeps the list' },
  },
  'agency.describe': {
    title: { ru: 'Вести публичную страницу ведомства', en: 'Keep the public page of an agency' },
    who: ['ADMINISTRATOR', 'OPERATOR'],
    ground: { ru: '59-ФЗ и 8-ФЗ: ведомство само сообщает, чем занимается и как к нему обратиться', en: '59-FZ and 8-FZ: an agency says itself what it does and how to reach it' },
  },
  'staff.import': {
    title: { ru: 'Назначать роли', en: 'Give roles' },
    who: ['OPERATOR'],
    ground: {
      ru: 'Правило платформы: роли выдаёт человек, а не внешняя система, чтобы никто не выдал их себе',
      en: 'Rule of the platform: a person gives roles, not another system, so that nobody gives them to itself',
    },
  },
  'staff.grant': {
    title: { ru: 'Дать роль в своём кабинете', en: 'Give a role in one’s cabinet' },
    who: ['ADMINISTRATOR', 'OPERATOR'],
    ground: {
      ru: 'Правило платформы: сотрудников кабинета определяет его администратор; роли, видящие другие кабинеты, даёт оператор',
      en: 'Rule of the platform: the administrator of a cabinet decides who works in it; roles that see other cabinets come from the operator',
    },
  },
  'staff.revoke': {
    title: { ru: 'Отозвать роль', en: 'Take a role away' },
    who: ['ADMINISTRATOR', 'OPERATOR'],
    ground: {
      ru: 'Правило платформы: доступ уволенного закрывает администратор кабинета, не дожидаясь оператора',
      en: 'Rule of the platform: the administrator of a cabinet ends the access of who has left, without waiting for the operator',
    },
  },
  'staff.see': {
    title: { ru: 'Видеть, кто работает в кабинете', en: 'See who works in a cabinet' },
    who: ['STAFF', 'OPERATOR'],
    ground: { ru: '152-ФЗ, ст. 7: сведения о сотрудниках — для своих', en: '152-FZ art. 7: data of the staff are for their colleagues' },
  },
  'staff.set-absence': {
    title: { ru: 'Отметить своё отсутствие и замещающего', en: 'Write down one’s own absence, and who stands in' },
    who: ['STAFF', 'OPERATOR'],
    ground: {
      ru: '59-ФЗ, ст. 10: обращение рассматривают в срок, кто бы ни был в отпуске; замещающий действует от имени отсутствующего и только это время',
      en: '59-FZ art. 10: an appeal is considered in time whoever is on leave; who stands in acts for the absent, and only for that time',
    },
  },
  'staff.set-absence-of-others': {
    title: { ru: 'Отметить отсутствие сотрудника, видеть его причину', en: 'Write down the absence of a member of staff, see its reason' },
    who: ['ADMINISTRATOR', 'OPERATOR'],
    ground: { ru: '152-ФЗ, ст. 10: причина может быть о здоровье, её видят те, кто ведёт учёт', en: '152-FZ art. 10: a reason may be about health, and is for those who keep the record' },
  },
  'region.save': {
    title: { ru: 'Описать регион', en: 'Describe the region' },
    who: ['OPERATOR'],
    ground: { ru: 'Правило платформы: у платформы один регион, за него отвечает оператор', en: 'Rule of the platform: it has one region, and the operator answers for it' },
  },
  'territory.import': {
    title: { ru: 'Загрузить территории и их границы', en: 'Bring in territories and their borders' },
    who: ['OPERATOR'],
    ground: { ru: 'Правило платформы: границы устанавливает закон региона, загружает оператор', en: 'Rule of the platform: the law of the region sets borders, the operator brings them in' },
  },
  'category.route': {
    title: { ru: 'Решать, идут ли сообщения категории в муниципалитет', en: 'Say whether messages of a category go to the municipality' },
    who: ['ADMINISTRATOR', 'OPERATOR'],
    ground: { ru: '131-ФЗ: вопросы местного значения решает муниципалитет; ведёт категорию её кабинет', en: '131-FZ: questions of local importance are the municipality’s; the cabinet of the category keeps it' },
  },
  'plugin.publish': {
    title: { ru: 'Опубликовать плагин и его категории', en: 'Publish a plugin and its categories' },
    who: ['OPERATOR'],
    ground: { ru: 'Правило платформы: плагин меняет граф для всех', en: 'Rule of the platform: a plugin changes the graph for everybody' },
  },
  'plugin.install': {
    title: { ru: 'Подключить плагин к кабинету', en: 'Install a plugin in a cabinet' },
    who: ['ADMINISTRATOR', 'OPERATOR'],
    ground: {
      ru: 'Правило платформы: оператор одобряет выпуск, а какие категории ведёт кабинет, решает его администратор',
      en: 'Rule of the platform: the operator approves a release, and the administrator of a cabinet decides which categories it answers for',
    },
  },
  'plugin.see-settings': {
    title: { ru: 'Видеть настройки плагина в кабинете', en: 'See the settings of a plugin in a cabinet' },
    who: ['STAFF', 'OPERATOR'],
    ground: { ru: 'Правило платформы: внутренние настройки — для своих', en: 'Rule of the platform: internal settings are for colleagues' },
  },
});
